-- Give a claim back of which nothing can have arrived, so that it can be taken again; 1 if none is left.
-- KEYS: the branch's reminders. ARGV: the claim's name, its day.
local field = 'claim:' .. ARGV[1]
local claim = redis.call('HGET', KEYS[1], field)
if not claim or cjson.decode(claim).day ~= ARGV[2] then
  return 1
end
local fields = {field}
for _, person in ipairs(cjson.decode(claim).to) do
  local name = 'message:' .. ARGV[1] .. ':' .. person
  local message = redis.call('HGET', KEYS[1], name)
  if message then
    message = cjson.decode(message)
    if message.result ~= '' or message.tried_ms ~= 0 or message.sent_at ~= '' then
      return 0
    end
    fields[#fields + 1] = name
  end
end
redis.call('HDEL', KEYS[1], unpack(fields))
redis.call('HINCRBY', KEYS[1], 'count:' .. ARGV[2], -1)
return 1
