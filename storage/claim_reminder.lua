-- Take one reminder of a branch, and leave its messages in the outbox; all or nothing.
-- KEYS: the branch's reminders, then the outbox lane of each message.
-- ARGV: the claim's name, its day, the most a day, the claim, what to leave instead where the day is
--       full ('' = nothing), then the messages, each as its length and that many fields of an entry.
local field = 'claim:' .. ARGV[1]
local held = redis.call('HGET', KEYS[1], field)
if held then
  return held == ARGV[4] and 'claimed' or 'taken'
end
local count = 'count:' .. ARGV[2]
if tonumber(redis.call('HGET', KEYS[1], count) or '0') >= tonumber(ARGV[3]) then
  if ARGV[5] ~= '' then
    redis.call('HSET', KEYS[1], field, ARGV[5])
  end
  return 'enough'
end
redis.call('HSET', KEYS[1], field, ARGV[4])
redis.call('HINCRBY', KEYS[1], count, 1)
local at = 6
for lane = 2, #KEYS do
  local words = tonumber(ARGV[at])
  redis.call('XADD', KEYS[lane], '*', unpack(ARGV, at + 1, at + words))
  at = at + words + 1
end
return 'claimed'
