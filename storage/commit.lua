-- The one write of the store: what it rests on is looked at first, then all of it is written or none.
-- KEYS: every key that is looked at or written, each once.
-- ARGV: how many guards, the guards, then the writes, each as its length and that many words.
--   A guard is its kind, the number of its key and what it asks for; a write is a Redis command with
--   the number of its key in the place of the key.
-- Returns {'done'}; {'held', number of the guard that does not hold, what is there}; or, where a
-- version is another one, {'stale', all hashes whose version was asked for}.
local at, versioned = 2, {}
local guards = {}
for number = 1, tonumber(ARGV[1]) do
  local words = tonumber(ARGV[at])
  guards[number] = {ARGV[at + 1], tonumber(ARGV[at + 2]), ARGV[at + 3], ARGV[at + 4], words}
  if ARGV[at + 1] == 'VERSION' then
    versioned[#versioned + 1] = guards[number][2]
  end
  at = at + words + 1
end

local function read(guard)
  if guard[1] == 'UNSET' then
    return redis.call('GET', KEYS[guard[2]])
  end
  return redis.call('HGET', KEYS[guard[2]], guard[3])
end

for number, guard in ipairs(guards) do
  local kind, held = guard[1], read(guard)
  local holds
  if kind == 'BELOW' then
    holds = tonumber(held or '0') < tonumber(guard[4])
  elseif guard[5] == 4 and kind ~= 'UNSET' then
    holds = held == guard[4]
  else
    holds = not held
  end
  if not holds and kind == 'VERSION' then
    local fresh = {}
    for place, key in ipairs(versioned) do
      fresh[place] = redis.call('HGETALL', KEYS[key])
    end
    return {'stale', fresh}
  end
  if not holds then
    return {'held', number, held}
  end
end

-- A script is not rolled back, so whatever could fail halfway is refused before the first write.
local types = {
  SET = 'string', HSET = 'hash', HINCRBY = 'hash', XADD = 'stream',
  ZADD = 'zset', ZREMRANGEBYRANK = 'zset', ZREMRANGEBYSCORE = 'zset',
}
local writes = {}
while ARGV[at] do
  local words = tonumber(ARGV[at])
  local command, key = ARGV[at + 1], KEYS[tonumber(ARGV[at + 2])]
  local odd = (command == 'XADD' or command == 'SET') and 1 or 0
  if not types[command] or words < 4 or words % 2 ~= odd then
    return redis.error_reply('ERR not a write of the commit: ' .. command)
  end
  local kind = redis.call('TYPE', key).ok
  if kind ~= 'none' and kind ~= types[command] then
    return redis.error_reply('WRONGTYPE ' .. key .. ' is a ' .. kind)
  end
  writes[#writes + 1] = {command, key, at + 3, at + words}
  at = at + words + 1
end
for _, write in ipairs(writes) do
  redis.call(write[1], write[2], unpack(ARGV, write[3], write[4]))
end
return {'done'}
