-- Store a message that is about to be tried, unless one is stored that may have arrived or is done.
-- KEYS: the branch's reminders. ARGV: the message's field, the message. Returns the one that counts.
local held = redis.call('HGET', KEYS[1], ARGV[1])
if held then
  local message = cjson.decode(held)
  if message.result ~= '' or message.tried_ms ~= 0 or message.sent_at ~= '' then
    return held
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return ARGV[2]
