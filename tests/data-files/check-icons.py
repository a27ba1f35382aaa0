#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both icons are well-formed SVG of the right size, and still show a shape at 16 pixels."""
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

ICONS = os.path.join(os.environ["ASSAY_SOURCE_DIR"], "data", "icons", "hicolor")
APP_ID = "io.github.assay_inspector.Assay"
ROWS = [
    (f"scalable/apps/{APP_ID}.svg", "128"),
    (f"symbolic/apps/{APP_ID}-symbolic.svg", "16"),
]


def shape_at_16(path):
    """The share of a 16 pixel picture that is not transparent, or None without a renderer."""
    if not shutil.which("rsvg-convert"):
        return None
    try:
        import gi
        gi.require_version("GdkPixbuf", "2.0")
        from gi.repository import GdkPixbuf
    except (ImportError, ValueError):
        return None
    png = subprocess.run(["rsvg-convert", "-w", "16", "-h", "16", path], check=True, capture_output=True).stdout
    loader = GdkPixbuf.PixbufLoader.new_with_type("png")
    loader.write(png)
    loader.close()
    pixbuf = loader.get_pixbuf()
    data, stride = pixbuf.get_pixels(), pixbuf.get_rowstride()
    solid = sum(1 for y in range(16) for x in range(16) if data[y * stride + x * 4 + 3] > 127)
    return solid / 256


print(f"1..{2 * len(ROWS)}")
number = 0
failed = False
for name, size in ROWS:
    path = os.path.join(ICONS, name)
    root = ET.parse(path).getroot()
    good = root.tag.endswith("}svg") and root.get("width") == size and root.get("height") == size
    number += 1
    failed |= not good
    print(f"{'ok' if good else 'not ok'} {number} - {name} is an SVG of {size} pixels")
    share = shape_at_16(path)
    number += 1
    if share is None:
        print(f"ok {number} - {name} at 16 pixels # SKIP no renderer")
        continue
    good = 0.25 < share < 0.85
    failed |= not good
    print(f"{'ok' if good else 'not ok'} {number} - {name} at 16 pixels: {share:.0%} filled")
sys.exit(failed)
