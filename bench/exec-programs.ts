/** Programs that keep the processor busy, for P3. Each prints a checksum. */
export const heavyPrograms: Readonly<Record<string, string>> = {
  loops:
    'total = 0\nfor i in range(1500):\n    for j in range(1000):\n        total += i * j % 7\nprint(total)',
  dict: 'counts = {}\nfor i in range(1_000_000):\n    key = i * 7919 % 50_021\n    counts[key] = counts.get(key, 0) + 1\nprint(len(counts), max(counts.values()))',
  sort: 'x = 12345\nvalues = []\nfor _ in range(300_000):\n    x = (x * 1103515245 + 12345) % 2147483648\n    values.append(x)\nvalues.sort()\npairs = sorted((v % 1000, v) for v in values)\nprint(values[150_000], pairs[0])',
  strings:
    'parts = []\nfor i in range(300_000):\n    parts.append(f"{i:x}")\ntext = "-".join(parts)\nwords = text.upper().split("-")\nprint(len(text), sum(len(w) for w in words), text.count("ff"))',
  bigint:
    'a, b = 0, 1\nfor _ in range(30_000):\n    a, b = b, a + b\nprint(a % 10**9, a.bit_length(), pow(3, 5000, 10**40 + 7))',
  recursion:
    'import sys\nsys.setrecursionlimit(10_000)\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(26))',
  sieve:
    'n = 2_000_000\nsieve = bytearray([1]) * (n + 1)\nfor i in range(2, int(n**0.5) + 1):\n    if sieve[i]:\n        sieve[i * i :: i] = bytes(len(range(i * i, n + 1, i)))\nprint(sum(sieve) - 2)',
  objects:
    'class Point:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n    def add(self, other):\n        return Point(self.x + other.x, self.y + other.y)\np = Point(0, 0)\nstep = Point(1, 2)\nfor _ in range(300_000):\n    p = p.add(step)\nprint(p.x, p.y)',
  heap: 'import heapq\nheap = []\nx = 1\nfor i in range(200_000):\n    x = x * 48271 % 2147483647\n    heapq.heappush(heap, (x, i))\ntotal = 0\nwhile heap:\n    total ^= heapq.heappop(heap)[0]\nprint(total)',
};

/** Without white space around it, and so short that only overhead is timed. */
export const emptyProgram = 'pass';
