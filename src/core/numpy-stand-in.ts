/**
 * EvalPlus's published tests compare with NumPy, which the sandbox does not have, in one function that is the same in
 * every row. This stands for the names that it uses: element by element, with NumPy's tolerance, |a − b| ≤ atol +
 * rtol·|b|. A shape that differs is a difference; NumPy would repeat the shorter side.
 */
const standIn = `class np:
    class ndarray:
        pass
    float32 = float64 = float
    @staticmethod
    def allclose(a, b, rtol=1e-05, atol=1e-08):
        if isinstance(b, (list, tuple)):
            return len(a) == len(b) and all(np.allclose(x, y, rtol, atol) for x, y in zip(a, b))
        return a == b or abs(a - b) <= atol + rtol * abs(b)
    class testing:
        @staticmethod
        def assert_allclose(a, b, rtol=1e-07, atol=0):
            assert np.allclose(a, b, rtol, atol)
`;

const importLine = /^import numpy as np[ \t]*\r?$/m;
const known = /\bnp\.(ndarray|float32|float64|allclose|testing\.assert_allclose)\b/g;

/** The test without its need for NumPy; null when it needs more of NumPy than can be stood for. */
export function withoutNumpy(code: string): string | null {
  if (!/\bnumpy\b/.test(code)) return code;
  const rest = code.replace(importLine, '');
  if (/\bnumpy\b|\bnp\./.test(rest.replace(known, ''))) return null;
  return code.replace(importLine, standIn);
}
