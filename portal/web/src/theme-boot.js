// Runs before the first paint, so that a chosen theme does not flash in the other one.
(function () {
  try {
    var chosen = localStorage.getItem('cairn-theme');
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  } catch (ignored) {
    // Storage is off: the system's theme is used.
  }
})();
