-- One callback's writes, all or nothing.
-- KEYS: the seen-marker, then the records the step was built on.
-- ARGV: the reply, seconds to keep it, how many records, their versions,
--       then the writes, each as its length followed by that many words of a Redis command.
local seen = redis.call('GET', KEYS[1])
if seen then
  return {'seen', seen}
end

local records = tonumber(ARGV[3])
for i = 1, records do
  if (redis.call('HGET', KEYS[1 + i], 'version') or '0') ~= ARGV[3 + i] then
    local fresh = {}
    for j = 1, records do
      fresh[j] = redis.call('HGETALL', KEYS[1 + j])
    end
    return {'stale', fresh}
  end
end

-- A script is not rolled back, so whatever could fail halfway is refused before the first write.
local types = {
  HSET = 'hash', XADD = 'stream',
  ZADD = 'zset', ZREMRANGEBYRANK = 'zset', ZREMRANGEBYSCORE = 'zset',
}
local writes = {}
local at = 4 + records
while ARGV[at] do
  local words = tonumber(ARGV[at])
  local command, key = ARGV[at + 1], ARGV[at + 2]
  local odd = command == 'XADD' and 1 or 0
  if not types[command] or words < 4 or words % 2 ~= odd then
    return redis.error_reply('ERR not a write of the commit: ' .. command)
  end
  local kind = redis.call('TYPE', key).ok
  if kind ~= 'none' and kind ~= types[command] then
    return redis.error_reply('WRONGTYPE ' .. key .. ' is a ' .. kind)
  end
  writes[#writes + 1] = {at + 1, at + words}
  at = at + words + 1
end
for _, write in ipairs(writes) do
  redis.call(unpack(ARGV, write[1], write[2]))
end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return {'done'}
