import { expect, it } from 'vitest';
import { factsOf } from '#lib/adapters/model/receptionist/prompt-facts.ts';
import { CreateAgentInput } from '#lib/services/agents/schema.ts';
import { instructionsOf, TEMPLATES, templateFor } from './templates.ts';

it('offers templates that make agents, each by its own name', () => {
  expect(new Set(TEMPLATES.map(({ key }) => key)).size).toBe(TEMPLATES.length);
  for (const template of TEMPLATES) {
    const input = {
      business_id: '01a20267-6c39-7007-afed-791e8a43b5f1',
      name: 'Kai',
      system_prompt: instructionsOf(template, 'Kai', 'Bloom Dental'),
      first_message: template.greeting('Bloom Dental'),
    };
    expect(CreateAgentInput.parse(input)).toMatchObject(input);
    expect(input.first_message).toContain('Bloom Dental');
    expect(input.system_prompt).toContain('Kai, answering the phone for Bloom Dental');
  }
});

it('knows what a business needs by what it calls itself', () => {
  const of = (type: string | null) => templateFor(type).key;
  expect(['Dental', 'Legal Services', 'HVAC', 'Hair salon', 'Real Estate'].map(of)).toEqual([
    'health',
    'law',
    'home-services',
    'bookings',
    'real-estate',
  ]);
  expect([of(null), of('Rocket science')]).toEqual(['receptionist', 'receptionist']);
});

it('says how to work and states nothing that the receptionist could tell a caller as a fact', () => {
  for (const template of TEMPLATES) {
    expect(factsOf(instructionsOf(template, 'Kai', 'Bloom Dental')), template.key).toEqual([]);
  }
});
