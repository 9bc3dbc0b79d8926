#!/bin/sh
# Makes the pictures of README.md anew, from real runs: sh docs/pictures.sh
# Needs Chromium, which looks at the pages.
set -eu
cd "$(dirname "$0")/.."

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    { echo "pictures.sh: needs Chromium to look at pages" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# look PAGE WIDTH,HEIGHT PICTURE
look() {
    "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
        --user-data-dir="$work/chromium" --window-size="$2" --screenshot="$3" "file://$1" >/dev/null 2>&1
    [ -s "$3" ] || { echo "pictures.sh: Chromium made no picture of $1" >&2; exit 1; }
}

./pixelllm run docs/tour.ipynb --html "$work/tour.html" --out "$work/tour.ipynb"
look "$work/tour.html" 900,890 "$PWD/docs/notebook.png"
./pixelllm explain scenes:27 --save docs/explain.png
./pixelllm ablate notebooks/ablation/pointing.json --out notebooks/ablation/grid --stored --save "$work/grid"
cp "$work/grid/precision.png" docs/ablation.png
cp "$work/grid/curves.png" docs/ablation-curves.png
