-- Whether a call may be made while the app is refused, and what is remembered of refusals.
-- KEYS: who is unreachable, then (for 'open') the key that keeps from telling again, the lanes.
-- ARGV: what to do, the field of the app or of one call, the time in ms, the pauses in ms as JSON, ...
local function held(field)
  local line = redis.call('HGET', KEYS[1], field)
  return line and cjson.decode(line)
end
local function due(doc)
  return tonumber(doc.due_ms or 0)
end
local field, now, pauses = ARGV[2], tonumber(ARGV[3]), cjson.decode(ARGV[4])
local doc = held(field)

if ARGV[1] == 'enter' then -- 0: free, 1: a success is news, else when the next may try
  if not doc then
    return redis.call('HEXISTS', KEYS[1], ARGV[5])
  end
  if due(doc) > now then
    return due(doc)
  end
  local pause = pauses[math.min((doc.tries or 1) + 1, #pauses)]
  doc.tries, doc.due_ms = (doc.tries or 1) + 1, now + pause
  redis.call('HSET', KEYS[1], field, cjson.encode(doc))
  return 1
end

if ARGV[1] == 'close' then -- ARGV[5]: the new entry; 1 if it was open
  local fresh = cjson.decode(ARGV[5])
  if doc then
    fresh.since, fresh.tries, fresh.due_ms = doc.since, doc.tries, doc.due_ms
  else
    fresh.tries, fresh.due_ms = 1, now + pauses[1]
  end
  redis.call('HSET', KEYS[1], field, cjson.encode(fresh))
  return doc and 0 or 1
end

if ARGV[1] == 'try' then -- let the next call try at once
  if doc then
    doc.tries, doc.due_ms = 0, 0
    redis.call('HSET', KEYS[1], field, cjson.encode(doc))
  end
  return 0
end

-- 'open'. ARGV[5]: since when it must have been shut, ARGV[6]: for how long not to tell again, then
-- the messages, each as its length and that many fields of an entry. 1 if it was told.
if not doc or doc.since ~= ARGV[5] then
  return 0
end
redis.call('HDEL', KEYS[1], field)
if not redis.call('SET', KEYS[2], '1', 'NX', 'EX', ARGV[6]) then
  return 0
end
local at = 7
for lane = 3, #KEYS do
  local words = tonumber(ARGV[at])
  redis.call('XADD', KEYS[lane], '*', unpack(ARGV, at + 1, at + words))
  at = at + words + 1
end
return 1
