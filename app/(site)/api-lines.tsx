import { CopyButton } from '#components/ui/copyable.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';

/** Five lines each, written for the address of this very server, so that they run as copied. */
function examples(publicUrl: string): { id: string; name: string; lines: string; answer: string }[] {
  return [
    {
      id: 'signup',
      name: 'Get an account',
      lines: [
        `curl -X POST ${publicUrl}/api/v1/signup \\`,
        `  -H "Content-Type: application/json" \\`,
        `  -d '{`,
        `    "business_name": "Smith Law Firm", "email": "you@example.com"`,
        `  }'`,
      ].join('\n'),
      answer: '{ "api_key": "kc_live_…", "agent_id": "…", "phone_number": "+1512…" }',
    },
    {
      id: 'call',
      name: 'Place a call',
      lines: [
        `curl -X POST ${publicUrl}/api/v1/calls \\`,
        `  -H "Authorization: Bearer $KAICALLS_KEY" \\`,
        `  -H "Content-Type: application/json" \\`,
        `  -H "Idempotency-Key: $(uuidgen)" \\`,
        `  -d '{"agent_id": "'$AGENT_ID'", "to": "+15125551234"}'`,
      ].join('\n'),
      answer: '{ "id": "…", "status": "queued" }',
    },
    {
      id: 'read',
      name: 'Read what was said',
      lines: [
        `curl -G ${publicUrl}/api/v1/calls \\`,
        `  -H "Authorization: Bearer $KAICALLS_KEY" \\`,
        `  -H "Accept: application/json" \\`,
        `  -d id=$CALL_ID \\`,
        `  -d include=transcript`,
      ].join('\n'),
      answer: '{ "status": "completed", "summary": "…", "transcript": "…" }',
    },
  ];
}

export function ApiLines({ publicUrl }: { publicUrl: string }) {
  const all = examples(publicUrl);
  return (
    <Tabs defaultValue="signup" className="min-w-0 overflow-hidden rounded-lg border border-border bg-card">
      <TabsList className="px-4" aria-label="Examples">
        {all.map((example) => (
          <TabsTrigger key={example.id} value={example.id}>
            {example.name}
          </TabsTrigger>
        ))}
      </TabsList>
      {all.map((example) => (
        <TabsContent key={example.id} value={example.id} className="pt-0">
          <div className="relative">
            <pre className="wrap-anywhere whitespace-pre-wrap px-4 py-4 pr-12 text-sm leading-6">
              <code translate="no">{example.lines}</code>
            </pre>
            <CopyButton value={example.lines} label="Copy the request" className="absolute top-3 right-3" />
          </div>
          <pre className="wrap-anywhere whitespace-pre-wrap border-border border-t bg-muted px-4 py-3 text-muted-foreground text-xs">
            <code translate="no">{example.answer}</code>
          </pre>
        </TabsContent>
      ))}
    </Tabs>
  );
}
