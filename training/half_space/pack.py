"""Writes the model as one file, as `src/text/zwnj/learned/model.rs` reads it."""

import struct

import numpy as np
from habits import PREFIX_TABLE, RIGHT_TABLE

MAGIC, FORMAT = b"YKHALFSP", 4


def checksum(data):
    """FNV-1a over eight bytes at a time."""
    value = 0xCBF29CE484222325
    for (word,) in struct.iter_unpack("<Q", data + b"\0" * (-len(data) % 8)):
        value = (value ^ word) * 0x100000001B3 & (2**64 - 1)
    return value


def linear(model, bits, cut):
    return (
        struct.pack("<Ifii", bits, model.step, model.bias, round(cut / model.step))
        + model.weights.tobytes()
    )


def table(entries):
    steps = bytearray()
    for step in np.diff(entries.keys.astype(np.int64), prepend=0).tolist():
        while step >= 0x80:
            steps.append(step & 0x7F | 0x80)
            step >>= 7
        steps.append(step)
    return struct.pack("<I", len(entries.keys)) + bytes(steps) + entries.values.tobytes()


def families(keys, values):
    return struct.pack("<I", len(keys)) + b"".join(
        struct.pack("<QB", int(k), int(v)) for k, v in zip(keys, values, strict=True)
    )


def network(net):
    sizes = [net.layers[0][0].shape[0], *(w.shape[1] for w, _ in net.layers)]
    arrays = [net.mean, net.scale, *(x for layer in net.layers for x in layer)]
    return struct.pack(f"<I{len(sizes)}I", len(sizes), *sizes) + b"".join(
        a.astype("<f4").tobytes() for a in arrays
    )


def write(path, model):
    body = linear(model.gate, model.gate_bits, model.gate_cut)
    body += linear(model.sides, model.sides_bits, model.sides_cut)
    body += linear(model.score, model.score_bits, model.score_cut)
    # Gate and sides have steps of one size.
    body += struct.pack(
        "<ii", round(model.both_cut / model.gate.step), round(model.inside_cut / model.score.step)
    )
    body += table(model.plain) + table(model.halves)
    body += (
        families(*RIGHT_TABLE)
        + families(*PREFIX_TABLE)
        + families(*model.joins)
        + families(*model.conjoined)
        + network(model.network)
    )
    body += struct.pack("<fffff", *model.join_shares, model.misplaced, model.careful, model.full)
    path.write_bytes(MAGIC + struct.pack("<IQ", FORMAT, checksum(body)) + body)
