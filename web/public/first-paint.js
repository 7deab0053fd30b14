// Runs before the page is drawn, so that nobody sees a white flash in a dark room.
(function () {
  var root = document.documentElement;
  var scheme = 'auto';
  try {
    scheme = localStorage.getItem('sinergi.scheme') || 'auto';
    root.lang = localStorage.getItem('sinergi.locale') || 'id';
    if (/[?&]layar=1\b/.test(location.search)) sessionStorage.setItem('sinergi.screen', 'large');
    if (sessionStorage.getItem('sinergi.screen')) root.dataset.screen = 'large';
  } catch (_) {
    // Private windows may refuse storage; the defaults are good enough.
  }
  if (scheme === 'auto') scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.mantineColorScheme = scheme;
})();
