"""Trains the demo model, on CUDA where there is one, else on the CPU.

    python3 model/train.py --corpus out/model/corpus --out out/model/run --minutes 90

Writes to --out: log.jsonl (the loss curves), checkpoint.pt (to go on from with the same command), and at the end
model.gguf and tokenizer.json.
The learning rate is constant and falls to zero over the last part of the time given.
"""

import argparse
import ctypes
import json
import os
import time
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

# OpenBLAS's own threads fight those of torch over the same cores; set before torch loads it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import torch

from corpus import Corpus
from export import write_model
from llama import Llama, Shape
from muon import Muon

# glibc's mallopt: M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD. Without them each large tensor is mapped and unmapped
# anew, and page faults take two thirds of the time.
MALLOC_SETTINGS = ((-1, 2**31 - 1), (-2, 2**28), (-3, 2**31 - 1))

WARMUP_SHARE = 0.02
FALLING_SHARE = 0.45
SAVE_SECONDS = 300

# No step takes longer: where one seems to, the process or the machine was suspended, and that does not count.
STEP_SECONDS = 10


def main() -> None:
    options = read_options()
    keep_memory()
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    corpus = Corpus(Path(options.corpus))
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    training = Training(options, corpus, out)
    training.run()
    (out / "tokenizer.json").write_text(json.dumps(corpus.tokenizer))
    write_model(out / "model.gguf", training.model, corpus.tokenizer, options.name)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True, help="folder that make-corpus.ts or make-rft.ts wrote")
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=90, help="training time, all resumed parts together")
    parser.add_argument("--layers", type=int, default=Shape.layers)
    parser.add_argument("--width", type=int, default=Shape.width)
    parser.add_argument("--heads", type=int, default=Shape.heads)
    parser.add_argument("--hidden", type=int, default=Shape.hidden)
    parser.add_argument("--batch-tokens", type=int, default=6144)
    parser.add_argument("--muon-lr", type=float, default=0.007)
    parser.add_argument("--adam-lr", type=float, default=0.002)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--from-checkpoint", help="begin with these weights (fine-tuning)")
    parser.add_argument("--name", default="turnwise demo", help="general.name in the GGUF")
    return parser.parse_args()


class Training:
    def __init__(self, options: argparse.Namespace, corpus: Corpus, out: Path) -> None:
        self.options, self.corpus, self.out = options, corpus, out
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        start = load(options.from_checkpoint) if options.from_checkpoint else None
        saved = load(out / "checkpoint.pt") if (out / "checkpoint.pt").exists() else None
        source = saved or start
        shape = Shape(**source["shape"]) if source else Shape(
            vocabulary=len(corpus.tokenizer["tokens"]),
            layers=options.layers, width=options.width, heads=options.heads, hidden=options.hidden,
        )
        self.model = Llama(shape).to(self.device)
        matrices = [p for name, p in self.model.named_parameters() if name.startswith("blk") and p.dim() == 2]
        rest = [p for name, p in self.model.named_parameters() if not (name.startswith("blk") and p.dim() == 2)]
        self.optimizers = [
            Muon(matrices, lr=options.muon_lr),
            torch.optim.AdamW(rest, lr=options.adam_lr, betas=(0.9, 0.98), weight_decay=0.01),
        ]
        self.step = self.tokens = self.epoch = self.dealt = 0
        self.seconds = 0.0
        if source:
            self.model.load_state_dict(source["model"])
        if saved:
            self.step, self.tokens, self.epoch, self.dealt, self.seconds = saved["progress"]
            for optimizer, state in zip(self.optimizers, saved["optimizers"]):
                optimizer.load_state_dict(state)

    def run(self) -> None:
        parameters = sum(p.numel() for p in self.model.parameters())
        self.log(parameters=parameters, shape=asdict(self.model.shape), options=vars(self.options))
        recent: list[float] = []
        last_saved = last_logged = time.monotonic()
        while self.seconds < self.options.minutes * 60:
            for indices in self.rest_of_epoch():
                began = time.monotonic()
                recent.append(self.train_on(indices))
                now = time.monotonic()
                self.seconds += min(now - began, STEP_SECONDS)
                if now - last_logged > 15:
                    self.log(loss=sum(recent) / len(recent), rate=self.rate())
                    recent, last_logged = [], now
                if now - last_saved > SAVE_SECONDS:
                    self.save()
                    last_saved = time.monotonic()
                if self.seconds >= self.options.minutes * 60:
                    break
        self.save()

    def rest_of_epoch(self):
        """Batches not dealt yet; at the end of the epoch the next one begins."""
        for place, indices in enumerate(self.corpus.batches(self.options.batch_tokens, self.epoch, self.options.seed)):
            if place >= self.dealt:
                self.dealt = place + 1
                yield indices
        self.epoch, self.dealt = self.epoch + 1, 0

    def rate(self) -> float:
        """Share of the full learning rate: a warm-up, a plateau, a straight fall by the clock."""
        gone = self.seconds / (self.options.minutes * 60)
        return min(1.0, 0.01 + gone / WARMUP_SHARE, max(0.0, 1 - gone) / FALLING_SHARE)

    def train_on(self, indices) -> float:
        tokens, learned = self.corpus.batch(indices)
        with self.precision():
            loss = self.model.loss(tokens.to(self.device), learned.to(self.device))
        loss.backward()
        rate = self.rate()
        for optimizer, full in zip(self.optimizers, (self.options.muon_lr, self.options.adam_lr)):
            for group in optimizer.param_groups:
                group["lr"] = full * rate
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self.tokens += int(self.corpus.lengths[indices].sum())
        return loss.item()

    def precision(self):
        return torch.autocast(self.device.type, dtype=torch.bfloat16) if self.options.bf16 else nullcontext()

    @torch.no_grad()
    def validate(self) -> float:
        total = count = 0.0
        for indices in self.corpus.validation_batches(self.options.batch_tokens):
            tokens, learned = self.corpus.batch(indices)
            with self.precision():
                loss = self.model.loss(tokens.to(self.device), learned.to(self.device))
            total += loss.item() * int(learned.sum())
            count += int(learned.sum())
        return total / count

    def save(self) -> None:
        self.log(validation=self.validate())
        state = {
            "shape": asdict(self.model.shape),
            "model": self.model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
            "progress": (self.step, self.tokens, self.epoch, self.dealt, self.seconds),
        }
        # Written beside and then renamed, so that a kill leaves the one before.
        torch.save(state, self.out / "checkpoint.tmp")
        os.replace(self.out / "checkpoint.tmp", self.out / "checkpoint.pt")

    def log(self, **facts) -> None:
        line = {"step": self.step, "tokens": self.tokens, "seconds": round(self.seconds, 1), **facts}
        with (self.out / "log.jsonl").open("a") as file:
            file.write(json.dumps(line) + "\n")


def keep_memory() -> None:
    """Has glibc keep what is freed for the next tensor; elsewhere nothing."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    for setting, value in MALLOC_SETTINGS if mallopt else ():
        mallopt(setting, value)


def load(path) -> dict:
    return torch.load(path, map_location="cpu")


if __name__ == "__main__":
    main()
