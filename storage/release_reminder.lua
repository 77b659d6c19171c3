-- Give a claim back of which nothing was sent yet, so that it can be taken again; 1 if it was.
-- KEYS: the branch's reminders. ARGV: the claim's name, its day.
local field = 'claim:' .. ARGV[1]
local claim = redis.call('HGET', KEYS[1], field)
if not claim or cjson.decode(claim).day ~= ARGV[2] then
  return 1
end
for _, person in ipairs(cjson.decode(claim).to) do
  if redis.call('HEXISTS', KEYS[1], 'message:' .. ARGV[1] .. ':' .. person) == 1 then
    return 0
  end
end
redis.call('HDEL', KEYS[1], field)
redis.call('HINCRBY', KEYS[1], 'count:' .. ARGV[2], -1)
return 1
