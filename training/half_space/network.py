"""A small network over the features of habits, trained by Adam; deterministic on one thread."""

import itertools

import numpy as np


class Network:
    def __init__(self, layers, mean, scale):
        self.layers, self.mean, self.scale = layers, mean, scale

    @classmethod
    def fit(
        cls,
        x,
        labels,
        weights,
        hidden=(16, 8),
        epochs=14,
        batch=2048,
        rate=4e-3,
        decay=1e-5,
        seed=1,
    ):
        random = np.random.default_rng(seed)
        mean, scale = x.mean(0), 1 / (x.std(0) + 1e-3)
        x = ((x - mean) * scale).astype(np.float32)
        labels = labels.astype(np.float32)
        sizes = [x.shape[1], *hidden, 1]
        p = []
        for a, b in itertools.pairwise(sizes):
            p += [
                random.normal(0, np.sqrt(2 / a), (a, b)).astype(np.float32),
                np.zeros(b, np.float32),
            ]
        first, second = [np.zeros_like(q) for q in p], [np.zeros_like(q) for q in p]
        steps, step = epochs * (len(x) // batch), 0
        for _ in range(epochs):
            order = random.permutation(len(x))
            for at in range(0, len(x) - batch + 1, batch):
                chosen = order[at : at + batch]
                inputs = [x[chosen]]
                for i in range(0, len(p), 2):
                    y = inputs[-1] @ p[i] + p[i + 1]
                    inputs.append(np.maximum(y, 0) if i < len(p) - 2 else y)
                y = np.clip(inputs[-1][:, 0], -30, 30)
                slope = ((1 / (1 + np.exp(-y)) - labels[chosen]) * weights[chosen] / batch)[
                    :, None
                ].astype(np.float32)
                step += 1
                now = rate * 0.5 * (1 + np.cos(np.pi * step / steps)) + 1e-6
                grads = [None] * len(p)
                for i in range(len(p) - 2, -1, -2):
                    grads[i] = inputs[i // 2].T @ slope + decay * p[i]
                    grads[i + 1] = slope.sum(0)
                    slope = (slope @ p[i].T) * (inputs[i // 2] > 0)
                for q, g, m, v in zip(p, grads, first, second, strict=True):
                    m += 0.1 * (g - m)
                    v += 0.001 * (g * g - v)
                    q -= now / (1 - 0.9**step) * m / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
        return cls(
            [(p[i], p[i + 1]) for i in range(0, len(p), 2)],
            mean.astype(np.float32),
            scale.astype(np.float32),
        )

    def score(self, x):
        y = ((x - self.mean) * self.scale).astype(np.float32)
        for i, (weights, bias) in enumerate(self.layers):
            y = y @ weights + bias
            if i < len(self.layers) - 1:
                y = np.maximum(y, 0)
        return y[:, 0]
