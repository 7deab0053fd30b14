/** A name in DNS, as a browser sends it, and perhaps a port. */
const hostName =
  /^(?=.{1,253}(:|$))([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*(:\d{1,5})?$/;
const mostHosts = 10;

/** The hosts that ALLOWED_HOSTS names; one that has a port means that port alone. */
export function hostsIn(list: string): string[] {
  return list.split(',').map((host) => host.trim().toLowerCase());
}

/** A sentence for each mistake in ALLOWED_HOSTS. */
export function mistakesIn(list: string): string[] {
  const hosts = hostsIn(list);
  const strange = hosts.slice(0, mostHosts).filter((host) => !hostName.test(host) || portOf(host) > 65_535);
  return [
    ...(hosts.length > mostHosts ? [`ALLOWED_HOSTS may name at most ${mostHosts} hosts.`] : []),
    ...strange.map(
      (host) =>
        `ALLOWED_HOSTS has "${host.slice(0, 60)}", which is no host: write names such as rapat.example.go.id or rapat.example.go.id:8443, separated by commas.`,
    ),
  ];
}

const portOf = (host: string) => Number(host.split(':')[1] ?? 0);
