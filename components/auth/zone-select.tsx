'use client';

import { useEffect, useMemo, useState } from 'react';
import { Combobox } from '#components/ui/combobox.tsx';

/** Starts with the browser's own zone, which the server cannot know. */
export function useZone(): [zone: string, setZone: (zone: string) => void] {
  const [zone, setZone] = useState('');
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return [zone, setZone];
}

/** Every IANA zone that the browser knows, with what its clocks show now. */
export function ZoneSelect(props: { value: string; onChange: (zone: string) => void }) {
  const options = useMemo(() => {
    const now = Date.now();
    const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(props.value ? [props.value] : [])]);
    return [...names].map((zone) => ({
      value: zone,
      label: zone.replaceAll('_', ' ').split('/').reverse().join(', '),
      detail: new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now),
    }));
  }, [props.value]);
  return (
    <Combobox
      value={props.value}
      options={options}
      onChange={props.onChange}
      placeholder="Choose a zone"
      searchLabel="City or region"
    />
  );
}
