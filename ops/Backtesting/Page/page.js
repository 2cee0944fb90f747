"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { createChart, createSeriesMarkers, CandlestickSeries, HistogramSeries, LineSeries } = LightweightCharts;
  const two = (number) => String(number).padStart(2, "0");
  const local = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} `
    + `${two(date.getHours())}:${two(date.getMinutes())}`;
  const utcMinute = (date) => `${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
  const ofUnix = (seconds) => new Date(seconds * 1000);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  for (const time of document.querySelectorAll("time")) {
    const date = new Date(time.dateTime);
    const precise = time.dateTime.includes(".");
    time.textContent = local(date)
      + (precise ? `:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, "0")}` : "");
  }
  document.getElementById("zone").textContent = Intl.DateTimeFormat().resolvedOptions().timeZone;

  const holder = document.getElementById("chart");
  const chart = createChart(holder, {
    autoSize: true,
    layout: { attributionLogo: false, panes: { enableResize: true } },
    localization: { timeFormatter: (time) => `${local(ofUnix(time))} (${utcMinute(ofUnix(time))})` },
    timeScale: {
      timeVisible: true, secondsVisible: false, minBarSpacing: 0.05,
      tickMarkFormatter: (time, kind) => {
        const [date, clock] = local(ofUnix(time)).split(" ");
        return kind >= 3 ? clock : date;
      },
    },
    crosshair: { mode: 0 },
  });
  const candles = chart.addSeries(CandlestickSeries, {}, 0);
  const lines = { sma: 6, ema: 7, vwap: 8 };
  const over = Object.fromEntries(Object.keys(lines).map((name) => [name, chart.addSeries(LineSeries,
    { lineWidth: 1, priceLineVisible: false, lastValueVisible: false, crosshairMarkerVisible: false }, 0)]));
  const volume = chart.addSeries(HistogramSeries, { priceFormat: { type: "volume" }, priceLineVisible: false }, 1);
  const markers = createSeriesMarkers(candles, []);
  const names = ["mark", "first", "second"];
  const mostTexts = 40;
  let volatility, shown;

  function paint() {
    chart.applyOptions({
      layout: {
        background: { type: "solid", color: colour("back") }, textColor: colour("soft"),
        panes: { separatorColor: colour("line"), separatorHoverColor: colour("panel") },
      },
      grid: { vertLines: { color: colour("panel") }, horzLines: { color: colour("panel") } },
      timeScale: { borderColor: colour("line") }, rightPriceScale: { borderColor: colour("line") },
    });
    candles.applyOptions({ upColor: colour("up"), wickUpColor: colour("up"), downColor: colour("down"),
      wickDownColor: colour("down"), borderVisible: false });
    for (const name of Object.keys(lines)) over[name].applyOptions({ color: colour(name) });
    volume.applyOptions({ color: colour("volume") });
    volatility?.applyOptions({ color: colour("volatility") });
    mark();
  }

  function decimals(bars) {
    const most = bars.reduce((known, bar) => Math.max(known, ...bar.slice(1, 5).map((price) => {
      const text = String(price);
      return text.includes("e-") ? 8 : (text.split(".")[1] ?? "").length;
    })), 2);
    return Math.min(most, 8);
  }

  const line = (bars, place) => bars.map((bar) => bar[place] === null ? { time: bar[0] } : { time: bar[0], value: bar[place] });

  function show(name) {
    shown = data.symbols.find((symbol) => symbol.name === name);
    const precision = decimals(shown.bars);
    const priceFormat = { type: "price", precision, minMove: 10 ** -precision };
    candles.applyOptions({ priceFormat });
    candles.setData(shown.bars.map(([time, open, high, low, close]) => ({ time, open, high, low, close })));
    for (const [series, place] of Object.entries(lines)) {
      over[series].applyOptions({ priceFormat });
      over[series].setData(line(shown.bars, place));
    }
    volume.setData(shown.bars.map((bar) => ({ time: bar[0], value: bar[5] })));
    showVolatility();
    chart.panes().forEach((pane, i) => pane.setStretchFactor([6, 1.5, 1.5][i]));
    mark();
    chart.timeScale().fitContent();
    legend();
    document.getElementById("symbol").value = name;
  }

  // Its pane comes and goes with it: twenty minutes have none.
  function showVolatility() {
    const values = line(shown.bars, 9);
    if (!values.some((point) => "value" in point)) {
      if (volatility) chart.removeSeries(volatility);
      volatility = undefined;
      return;
    }
    volatility ??= chart.addSeries(LineSeries, { lineWidth: 1, priceLineVisible: false, color: colour("volatility"),
      priceFormat: { type: "price", precision: 3, minMove: 0.001 } }, 2);
    volatility.setData(values);
  }

  // A mark for each bar and side of a comparison: the rules that fired there, with how often where that is not once.
  function mark() {
    if (!shown) return;
    const groups = firings(shown.alerts);
    markers.setMarkers(groups.map(({ time, side, rules }) => ({
      time, color: colour(names[side]),
      position: side === 2 ? "belowBar" : "aboveBar", shape: side === 2 ? "arrowUp" : "arrowDown",
      text: groups.length > mostTexts ? "" : rules.size > 2 ? `${rules.size} rules` : told(rules),
    })));
  }

  function firings(alerts) {
    const groups = new Map();
    for (const [time, rule, side] of alerts) {
      const key = `${time}/${side}`;
      if (!groups.has(key)) groups.set(key, { time, side, rules: new Map() });
      const rules = groups.get(key).rules;
      rules.set(rule, (rules.get(rule) ?? 0) + 1);
    }
    return [...groups.values()].sort((a, b) => a.time - b.time || a.side - b.side);
  }

  const told = (rules) => [...rules].map(([rule, count]) => count > 1 ? `${rule} ×${count}` : rule).join(", ");

  function legend(time) {
    const bars = shown.bars;
    const bar = bars.find((one) => one[0] === time) ?? bars[bars.length - 1];
    const box = document.getElementById("legend");
    box.replaceChildren();
    if (!bar) return;
    const add = (text, kind) => {
      const span = document.createElement("span");
      span.textContent = text;
      if (kind) span.className = kind;
      box.append(span);
    };
    const number = (value) => value === null ? "–" : value.toLocaleString(undefined, { maximumSignificantDigits: 8 });
    add(`${local(ofUnix(bar[0]))} (${utcMinute(ofUnix(bar[0]))})`);
    ["open", "high", "low", "close", "volume"].forEach((name, i) => add(`${name} ${number(bar[i + 1])}`));
    add(`SMA 20 ${number(bar[6])}`, "sma");
    add(`EMA 20 ${number(bar[7])}`, "ema");
    add(`VWAP ${number(bar[8])}`, "vwap");
    add(`volatility ${number(bar[9])}`, "volatility");
    for (const { side, rules } of firings(shown.alerts.filter(([minute]) => minute === bar[0]))) add(told(rules), names[side]);
  }

  function go(button) {
    const minute = Number(button.dataset.minute);
    if (shown.name !== button.dataset.symbol) show(button.dataset.symbol);
    const place = shown.bars.findIndex((bar) => bar[0] === minute);
    if (place >= 0 && shown.bars.length > 60) {
      const from = Math.max(0, place - 30);
      chart.timeScale().setVisibleLogicalRange({ from, to: from + 60 });
    }
    legend(minute);
    document.querySelector("tr.shown")?.classList.remove("shown");
    button.closest("tr").classList.add("shown");
    holder.scrollIntoView({ block: "nearest" });
  }

  function sortBy(heading) {
    const table = heading.closest("table");
    const place = [...heading.parentNode.children].indexOf(heading);
    const up = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of heading.parentNode.children) other.setAttribute("aria-sort", "none");
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    const key = (row) => row.children[place].dataset.key ?? row.children[place].textContent.replaceAll(",", "");
    const rows = [...table.tBodies[0].rows].map((row) => [key(row), row]);
    rows.sort(([a], [b]) => (up ? 1 : -1) * a.localeCompare(b, "en", { numeric: true }));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  }

  const select = document.getElementById("symbol");
  select.addEventListener("change", () => show(select.value));
  chart.subscribeCrosshairMove((move) => legend(move.time));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-symbol]");
    const heading = event.target.closest("th[aria-sort]");
    if (button) go(button);
    else if (heading) sortBy(heading);
  });
  paint();
  show(data.symbols.reduce((most, symbol) => symbol.alerts.length > most.alerts.length ? symbol : most).name);
})();
