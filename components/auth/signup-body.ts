export interface SignupBody {
  business_name: string;
  email: string;
  password: string;
  description?: string;
  business_type?: string;
  website?: string;
  zone?: string;
}

/** What the form sends to `POST /api/v1/signup`: fields left empty are left out, a bare domain becomes an address. */
export function signupBody(form: FormData, chosen: { type: string; zone: string }): SignupBody {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const website = text('website');
  const description = text('description');
  return {
    business_name: text('business_name'),
    email: text('email'),
    // Spaces at the ends of a password belong to it.
    password: String(form.get('password') ?? ''),
    ...(description && { description }),
    ...(chosen.type && { business_type: chosen.type }),
    ...(website && { website: /^[a-z]+:/i.test(website) ? website : `https://${website}` }),
    ...(chosen.zone && { zone: chosen.zone }),
  };
}
