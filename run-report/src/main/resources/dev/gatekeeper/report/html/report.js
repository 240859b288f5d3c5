"use strict";
// Draws each plot out of the data beside it, and anew where the width or the scheme of colours changes.
(() => {
  const DASHES = [[], [9, 4], [3, 3], [10, 3, 3, 3], [15, 5], [5, 6]];
  const KEYS = ["solid", "dashed", "dotted"];
  const LABEL_ROWS = 3;
  const LABEL_HEIGHT = 14;
  const HEIGHT = 300;
  const MARKED_PERCENTILES = [50, 90, 99, 99.9, 99.99];
  const FONT = "12px system-ui, -apple-system, sans-serif";

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });
  const exact = (value) => value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });

  // Each nine of a percentile gets the same room.
  const toNines = (percent) => -Math.log10(1 - percent / 100);
  const fromNines = (nines) => 100 * (1 - 10 ** -nines);
  const percent = (nines) => `${Number(fromNines(nines).toFixed(3))} %`;

  // Stretches of x: tinted behind the lines, their labels above the plot, in rows where they would touch.
  const bandsOf = (bands) => {
    const places = (u) =>
      bands.map((band) => {
        const clamp = (x) => Math.min(Math.max(u.valToPos(x, "x", true), u.bbox.left), u.bbox.left + u.bbox.width);
        return { label: band.label, from: clamp(band.from), to: clamp(band.to) };
      });
    const tint = (u) => {
      for (const place of places(u)) {
        u.ctx.fillStyle = colour("--band");
        u.ctx.fillRect(place.from, u.bbox.top, place.to - place.from, u.bbox.height);
        u.ctx.fillStyle = colour("--edge");
        u.ctx.fillRect(place.from, u.bbox.top, devicePixelRatio, u.bbox.height);
      }
    };
    const label = (u) => {
      const ends = Array(LABEL_ROWS).fill(-Infinity);
      u.ctx.save();
      u.ctx.fillStyle = colour("--text");
      u.ctx.font = `600 ${11 * devicePixelRatio}px system-ui, sans-serif`;
      u.ctx.textAlign = "left";
      u.ctx.textBaseline = "bottom";
      for (const place of places(u)) {
        const free = ends.findIndex((end) => end < place.from);
        const row = free < 0 ? LABEL_ROWS - 1 : free;
        u.ctx.fillText(place.label, place.from, u.bbox.top - row * LABEL_HEIGHT * devicePixelRatio);
        ends[row] = place.from + u.ctx.measureText(place.label).width + 4 * devicePixelRatio;
      }
      u.ctx.restore();
    };
    return { hooks: { drawClear: tint, draw: label } };
  };

  const axis = (title, more) => ({
    label: title,
    labelFont: FONT,
    labelSize: 22,
    font: FONT,
    stroke: colour("--quiet"),
    grid: { stroke: colour("--grid"), width: 1 },
    ticks: { show: false },
    ...more,
  });

  const draw = (place, data) => {
    const nines = data.x.percentiles;
    const tens = data.y.logarithmic;
    const labelRows = Math.min(LABEL_ROWS, data.bands.length);
    const tables = data.lines.map((line) => [
      nines ? line.x.map(toNines) : line.x,
      tens ? line.y.map((value) => (value > 0 ? value : null)) : line.y,
    ]);
    const marked = MARKED_PERCENTILES.map(toNines);
    const wordedX = nines ? percent : exact;
    return new uPlot(
      {
        width: place.clientWidth,
        height: HEIGHT,
        padding: [labelRows ? labelRows * LABEL_HEIGHT + 4 : 10, nines ? 26 : 14, 0, 0],
        legend: { markers: { width: 3, dash: (_, at) => KEYS[Math.min(at - 1, KEYS.length - 1)] } },
        cursor: { sync: { key: data.cursors }, drag: { x: true, y: false } },
        scales: {
          x: { time: false, range: (_, min, max) => (min === max ? [min - 1, max + 1] : [min, max]) },
          y: tens
            ? { distr: 3, log: 10, range: (_, min, max) => (min > 0 ? uPlot.rangeLog(min, max, 10, true) : [0.1, 1]) }
            : { range: (_, __, max) => [0, (max || 1) * 1.05] },
        },
        axes: [
          axis(data.x.title, { size: 28, ...(nines && { splits: marked, values: (_, at) => at.map(percent) }) }),
          axis(data.y.title, { size: 52, values: (_, at) => at.map((value) => (value == null ? "" : short.format(value))) }),
        ],
        series: [
          { label: "at", value: (_, value) => (value == null ? "–" : wordedX(value)) },
          ...data.lines.map((line, at) => ({
            label: line.name,
            stroke: colour(`--line-${(at % 6) + 1}`),
            width: 2,
            dash: DASHES[at % DASHES.length],
            points: { show: nines, size: 7 },
            value: (_, value) => (value == null ? "–" : exact(value)),
          })),
        ],
        plugins: [bandsOf(data.bands)],
      },
      tables.length > 1 ? uPlot.join(tables) : (tables[0] ?? [[]]),
      place,
    );
  };

  const plots = [...document.querySelectorAll("script.data")].map((script) => ({
    place: script.previousElementSibling,
    data: JSON.parse(script.textContent),
    drawn: null,
  }));
  const drawAll = () => {
    for (const plot of plots) {
      plot.drawn?.destroy();
      plot.drawn = draw(plot.place, plot.data);
    }
  };
  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const plot = plots.find(({ place }) => place === target);
      if (plot.drawn.width !== target.clientWidth) {
        plot.drawn.setSize({ width: target.clientWidth, height: HEIGHT });
      }
    }
  });

  drawAll();
  plots.forEach(({ place }) => resized.observe(place));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
