import { ArrowRight } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { AuthCard } from './auth-card.tsx';

/** What `POST /api/v1/signup` answers, as far as it is shown. */
export interface Made {
  api_key: string;
  business_id: string;
  phone_number: string;
}

/** The way into the new account, and its key at the one time that it can be read. */
export function AccountMade({ api_key, business_id, phone_number, simulated }: Made & { simulated: boolean }) {
  return (
    <AuthCard
      title="Your agent is ready"
      line={
        <span role="status">
          It answers <PhoneNumber value={phone_number} copy />
          {simulated && (
            <>
              <br />
              Calls are simulated until a phone carrier is connected.
            </>
          )}
        </span>
      }
    >
      <div className="grid gap-6">
        <Button variant="primary" size="lg" asChild>
          {/* A whole page load: the session's cookies are new. */}
          <a href={`/b/${business_id}/overview`} ref={(link) => link?.focus()}>
            Open the dashboard
            <ArrowRight aria-hidden />
          </a>
        </Button>
        <div className="grid gap-2 border-border border-t pt-4">
          <p className="font-medium text-sm">Your API key</p>
          <Copyable boxed value={api_key} label="Copy the API key" />
          <p className="text-muted-foreground text-xs">
            Shown this once. If you do not need it now, leave it: Settings, API keys makes others.
          </p>
        </div>
      </div>
    </AuthCard>
  );
}
