-- Ring a bell once: mark it and leave its messages in the outbox, all or nothing.
-- KEYS: the bells, the records the messages were built on, the outbox lane of each message.
-- ARGV: how many marks, the marks, what they hold, how many records, the version of each,
--       then the messages, each as its length and that many fields of an entry.
local marks = tonumber(ARGV[1])
for mark = 2, 1 + marks do
  if redis.call('HEXISTS', KEYS[1], ARGV[mark]) == 1 then
    return 'rung'
  end
end
local records = tonumber(ARGV[3 + marks])
for record = 1, records do
  local version = redis.call('HGET', KEYS[1 + record], 'version') or '0'
  if version ~= ARGV[3 + marks + record] then
    return 'stale'
  end
end
for mark = 2, 1 + marks do
  redis.call('HSET', KEYS[1], ARGV[mark], ARGV[2 + marks])
end
local at = 4 + marks + records
for lane = 2 + records, #KEYS do
  local words = tonumber(ARGV[at])
  redis.call('XADD', KEYS[lane], '*', unpack(ARGV, at + 1, at + words))
  at = at + words + 1
end
return 'done'
