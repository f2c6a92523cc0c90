import { announce, navigate, readAddress } from './address.js';
import { builderView, newAgentView } from './builder.js';
import { shell } from './shell.js';
import { agencyView, agentsView, plainView } from './views.js';

const root = document.getElementById('app');
const data = await (await fetch('/__sandbox/data')).json();

function view(route) {
  if (route.page === 'agency') return agencyView(data);
  if (route.page === 'agents') return agentsView(data, route);
  if (route.page === 'builder') return builderView(data, route);
  if (route.page === 'new') return newAgentView(data, route);
  return plainView(data, route);
}

function render() {
  const route = readAddress(location.href);
  root.replaceChildren(...shell(data, route, view(route)));
}

let last = location.pathname;

window.addEventListener('routeChangeEvent', () => {
  last = location.pathname;
  render();
});
window.addEventListener('popstate', () => announce(last));
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  navigate(link.getAttribute('href'));
});

if (location.pathname === '/') {
  const [first] = data.locations;
  history.replaceState({}, '', `/v2/location/${first.id}/dashboard`);
}
announce('');
