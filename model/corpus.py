"""Reads a corpus folder (see corpus/write-corpus.ts) and deals batches of dialogues of like length."""

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

LEARNED_BIT = 0x8000

# Dialogues that are drawn together and then sorted by length, so that little of a batch is padding.
POOL = 8192


# Batches are padded to a multiple of this: with few different shapes the CPU's kernels are compiled once.
LENGTH_STEP = 32

# The first epoch begins with this share of its dialogues, all of them short: what to copy from where is learned sooner
# when there are few places to look.
SHORT_SHARE, SHORT = 0.15, 128


class Corpus:
    def __init__(self, folder: Path) -> None:
        self.tokens = np.memmap(folder / "tokens.u16", dtype="<u2", mode="r")
        self.lengths = np.fromfile(folder / "lengths.u16", dtype="<u2").astype(np.int64)
        self.starts = np.concatenate(([0], np.cumsum(self.lengths)))
        self.manifest = json.loads((folder / "manifest.json").read_text())
        self.tokenizer = json.loads((folder / "tokenizer.json").read_text())
        if self.starts[-1] != len(self.tokens):
            raise ValueError(f"{folder} is damaged: its lengths do not add up to its tokens. Make it again.")
        # One dialogue in a hundred, at most 400, is kept for validation.
        kept = min(400, max(1, len(self.lengths) // 100))
        self.validation = np.arange(len(self.lengths) - kept, len(self.lengths))
        self.training = np.arange(len(self.lengths) - kept)

    def batch(self, indices: np.ndarray) -> tuple[Tensor, Tensor]:
        """Token ids and which of them are learned; shorter dialogues are padded with 0, never learned."""
        longest = -(-int(self.lengths[indices].max()) // LENGTH_STEP) * LENGTH_STEP
        packed = np.zeros((len(indices), longest), dtype=np.int64)
        for row, index in enumerate(indices):
            packed[row, : self.lengths[index]] = self.tokens[self.starts[index] : self.starts[index + 1]]
        return torch.from_numpy(packed & (LEARNED_BIT - 1)), torch.from_numpy((packed & LEARNED_BIT) != 0)

    def batches(self, size: int, epoch: int, seed: int):
        """The training batches of an epoch, each of about `size` tokens; the same for the same epoch and seed."""
        random = np.random.default_rng((seed, epoch))
        order = random.permutation(self.training)
        if epoch == 0:
            short = np.flatnonzero(self.lengths[order] <= SHORT)[: int(SHORT_SHARE * len(order))]
            order = np.concatenate((order[short], np.delete(order, short)))
        for start in range(0, len(order), POOL):
            yield from self.dealt(order[start : start + POOL], size, random)

    def validation_batches(self, size: int):
        return self.dealt(self.validation, size, np.random.default_rng(0))

    def dealt(self, indices: np.ndarray, size: int, random: np.random.Generator) -> list[np.ndarray]:
        by_length = indices[np.argsort(self.lengths[indices], kind="stable")]
        batches, batch = [], []
        for index in by_length:
            padded = -(-int(self.lengths[index]) // LENGTH_STEP) * LENGTH_STEP
            if batch and (len(batch) + 1) * padded > size:
                batches.append(np.array(batch))
                batch = []
            batch.append(index)
        batches.append(np.array(batch))
        return [batches[place] for place in random.permutation(len(batches))]
