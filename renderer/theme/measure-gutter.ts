// How wide the room is that a thin scrollbar keeps (`--gutter`): it is the system's, and no stylesheet can ask for it.

export function measureGutter(): void {
  const probe = document.createElement('div');
  probe.className = 'gutter-probe';
  document.body.append(probe);
  document.documentElement.style.setProperty('--gutter', `${probe.offsetWidth - probe.clientWidth}px`);
  probe.remove();
}
