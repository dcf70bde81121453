-- One reader: asks for addresses one after the other, and writes down how long each answer took.
--
-- wrk -t8 -c8 -s page_speed.lua ADDRESS -- FOLDER ROUNDS
-- FOLDER/addresses.txt has an address a line; of 8 threads, the first takes the lines 1, 9, 17 …, ROUNDS times over.
-- Each thread has one connection, so that an answer is to what was asked last. FOLDER/took-N.txt gets a line an answer:
-- which line was asked, microseconds, status, bytes as they were sent.

local ffi = require("ffi")
ffi.cdef[[
typedef struct { long seconds, nanoseconds; } moment;
int clock_gettime(int clock, moment *now);
]]

local READERS, MONOTONIC = 8, 1
local count = 0

local function microseconds()
   local now = ffi.new("moment")
   ffi.C.clock_gettime(MONOTONIC, now)
   return tonumber(now.seconds) * 1e6 + tonumber(now.nanoseconds) / 1e3
end

function setup(thread)
   thread:set("number", count)
   count = count + 1
end

function init(args)
   folder, rounds, at, begun = args[1], tonumber(args[2]), 1, 0
   mine = {}
   local line = 0
   for address in io.lines(folder .. "/addresses.txt") do
      if line % READERS == number then mine[#mine + 1] = {line, address} end
      line = line + 1
   end
   left = rounds * #mine
   out = io.open(folder .. "/took-" .. number .. ".txt", "w")
end

function request()
   -- wrk asks once before it begins, to see what it will get: what is asked for changes with the answers alone.
   begun = microseconds()
   local one = mine[at]
   return wrk.format("GET", one and one[2] or "/live", {["Accept-Encoding"] = "gzip", ["Host"] = wrk.headers["Host"]})
end

function response(status, headers, body)
   if left > 0 then
      out:write(string.format("%d %.0f %d %d\n", mine[at][1], microseconds() - begun, status, #body))
      out:flush()
      at, left = at % #mine + 1, left - 1
   end
   if left == 0 then
      out:close()
      left = -1
   end
   if left < 0 then wrk.thread:stop() end
end
