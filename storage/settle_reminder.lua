-- Note what became of a message; a day on which nobody got anything has room for another reminder.
-- A message whose claim was given back leaves no trace: the claim may be taken again another day.
-- KEYS: the branch's reminders. ARGV: the claim's name, its day, the person, the message, its result.
local field = 'message:' .. ARGV[1] .. ':' .. ARGV[3]
local before = redis.call('HGET', KEYS[1], field)
if before and cjson.decode(before).result ~= '' then
  return 0
end
local claim = redis.call('HGET', KEYS[1], 'claim:' .. ARGV[1])
if not claim or cjson.decode(claim).day ~= ARGV[2] then
  return 0
end
redis.call('HSET', KEYS[1], field, ARGV[4])
local people = cjson.decode(claim).to
if #people == 0 then
  return 1
end
for _, person in ipairs(people) do
  local message = redis.call('HGET', KEYS[1], 'message:' .. ARGV[1] .. ':' .. person)
  message = message and cjson.decode(message)
  -- all but who surely got nothing counts: ReminderMessage.counts says the same
  if not message or message.result == '' or message.tried_ms ~= 0 or message.sent_at ~= '' then
    return 1
  end
end
redis.call('HINCRBY', KEYS[1], 'count:' .. ARGV[2], -1)
return 1
