"""Writes GGUF, version 3 (ggml's docs/gguf.md), with Q8_0 and F32 tensors, and reads what it wrote."""

import struct
from pathlib import Path

import numpy as np

ALIGNMENT = 32
F32, Q8_0 = 0, 8
UINT32, FLOAT32, BOOL, STRING, ARRAY, INT32 = 4, 6, 7, 8, 9, 5


def text(value: str) -> bytes:
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def value(data) -> bytes:
    """A metadata value with its type: bool, int (as uint32), float, str, or a list of str or int."""
    if isinstance(data, bool):
        return struct.pack("<I?", BOOL, data)
    if isinstance(data, int):
        return struct.pack("<II", UINT32, data)
    if isinstance(data, float):
        return struct.pack("<If", FLOAT32, data)
    if isinstance(data, str):
        return struct.pack("<I", STRING) + text(data)
    if all(isinstance(item, str) for item in data):
        return struct.pack("<IIQ", ARRAY, STRING, len(data)) + b"".join(text(item) for item in data)
    return struct.pack("<IIQ", ARRAY, INT32, len(data)) + struct.pack(f"<{len(data)}i", *data)


def q8_0(matrix: np.ndarray) -> bytes:
    """Blocks of 32: a half-precision scale, the largest magnitude over 127, and 32 signed bytes."""
    blocks = matrix.astype(np.float32).reshape(-1, 32)
    scale = np.abs(blocks).max(1) / 127
    inverse = np.divide(1, scale, out=np.zeros_like(scale), where=scale > 0)
    quantised = np.round(blocks * inverse[:, None]).astype(np.int8)
    packed = np.empty(len(blocks), dtype=[("scale", "<f2"), ("bytes", "i1", 32)])
    packed["scale"], packed["bytes"] = scale, quantised
    return packed.tobytes()


def write_gguf(path: Path, metadata: dict, tensors: dict[str, np.ndarray]) -> None:
    """Matrices become Q8_0 (their rows must be multiples of 32), vectors F32."""
    infos, data = b"", b""
    for name, tensor in tensors.items():
        is_matrix = tensor.ndim == 2
        dimensions = tensor.shape[::-1]
        infos += text(name) + struct.pack(f"<I{tensor.ndim}Q", tensor.ndim, *dimensions)
        infos += struct.pack("<IQ", Q8_0 if is_matrix else F32, len(data))
        data += q8_0(tensor) if is_matrix else tensor.astype("<f4").tobytes()
        data += b"\0" * (-len(data) % ALIGNMENT)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata))
    head += b"".join(text(key) + value(item) for key, item in metadata.items()) + infos
    path.write_bytes(head + b"\0" * (-len(head) % ALIGNMENT) + data)


class Reader:
    """Takes values from the front of the bytes of a GGUF file."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, kind: str):
        (found,) = struct.unpack_from("<" + kind, self.data, self.at)
        self.at += struct.calcsize("<" + kind)
        return found

    def text(self) -> str:
        length = self.take("Q")
        self.at += length
        return self.data[self.at - length : self.at].decode()

    def value(self, kind: int):
        if kind == ARRAY:
            item, count = self.take("I"), self.take("Q")
            return [self.value(item) for _ in range(count)]
        return self.text() if kind == STRING else self.take({UINT32: "I", FLOAT32: "f", BOOL: "?", INT32: "i"}[kind])


def read_gguf(path: Path) -> tuple[dict, dict[str, np.ndarray]]:
    """Metadata and tensors (as float32) of a file that write_gguf wrote; other types of tensors are not read."""
    reader = Reader(path.read_bytes())
    magic, _version, tensors, entries = (reader.take(kind) for kind in ("4s", "I", "Q", "Q"))
    if magic != b"GGUF":
        raise ValueError(f"{path} is not a GGUF file.")
    metadata = {reader.text(): reader.value(reader.take("I")) for _ in range(entries)}
    infos = []
    for _ in range(tensors):
        name = reader.text()
        dimensions = [reader.take("Q") for _ in range(reader.take("I"))]
        infos.append((name, dimensions[::-1], reader.take("I"), reader.take("Q")))
    start = reader.at + -reader.at % ALIGNMENT
    return metadata, {
        name: unpack(reader.data, start + offset, shape, kind) for name, shape, kind, offset in infos
    }


def unpack(data: bytes, at: int, shape: list[int], kind: int) -> np.ndarray:
    count = int(np.prod(shape))
    if kind == F32:
        return np.frombuffer(data, "<f4", count, at).reshape(shape).copy()
    if kind != Q8_0:
        raise ValueError(f"A tensor of ggml's type {kind} is neither F32 nor Q8_0.")
    blocks = np.frombuffer(data, [("scale", "<f2"), ("bytes", "i1", 32)], count // 32, at)
    return (blocks["scale"].astype(np.float32)[:, None] * blocks["bytes"]).reshape(shape)
