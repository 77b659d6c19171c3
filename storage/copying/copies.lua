-- Every key of a campaign with its value, all of one moment. On a Cluster, too: its keys share a slot.
-- KEYS: any key of the campaign, which leads to its server. ARGV: what its keys begin with.
local prefix = ARGV[1]
local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)

local function named(flat)
  local fields = {}
  for i = 1, #flat, 2 do
    fields[flat[i]] = flat[i + 1]
  end
  return fields
end

local read = {
  string = function(key) return redis.call('GET', key) end,
  hash = function(key) return redis.call('HGETALL', key) end,
  list = function(key) return redis.call('LRANGE', key, 0, -1) end,
  set = function(key) return redis.call('SMEMBERS', key) end,
  zset = function(key) return redis.call('ZRANGE', key, 0, -1, 'WITHSCORES') end,
  stream = function(key)
    local groups = {}
    for _, flat in ipairs(redis.call('XINFO', 'GROUPS', key)) do
      local group = named(flat)
      local most = math.max(group.pending, 1)
      local pending = redis.call('XPENDING', key, group.name, '-', '+', most)
      groups[#groups + 1] = {group.name, group['last-delivered-id'], pending}
    end
    local last = named(redis.call('XINFO', 'STREAM', key))['last-generated-id']
    return {last, redis.call('XRANGE', key, '-', '+'), groups}
  end,
}

local found, seen, cursor = {}, {}, '0'
repeat
  local page = redis.call('SCAN', cursor, 'COUNT', 1000)
  cursor = page[1]
  for _, key in ipairs(page[2]) do
    if string.sub(key, 1, #prefix) == prefix and not seen[key] then
      seen[key] = true
      local kind = redis.call('TYPE', key).ok
      if not read[kind] then
        return redis.error_reply('ERR ' .. key .. ' is a ' .. kind .. ', which no copy can hold')
      end
      local left_ms = redis.call('PTTL', key)
      local ends_ms = left_ms >= 0 and now_ms + left_ms or -1
      found[#found + 1] = {key, kind, ends_ms, read[kind](key)}
    end
  end
until cursor == '0'
return found
