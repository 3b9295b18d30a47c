'use client';

import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/** A link whose page is fetched whole as soon as somebody points at it or stands on it: it is there when they press. */
export function HoverLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  const [near, setNear] = useState(false);
  const approach = () => setNear(true);
  return <Link {...props} prefetch={near} onMouseEnter={approach} onFocus={approach} onTouchStart={approach} />;
}
