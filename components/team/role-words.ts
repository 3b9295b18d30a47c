import { ROLES, type Role, roleAtLeast } from '#lib/core/scope.ts';

export const ROLE_WORDS: Record<Role, { label: string; may: string }> = {
  owner: { label: 'Owner', may: 'Everything, including who owns the business' },
  admin: { label: 'Admin', may: 'Everything but the owners: agents, settings, the team' },
  member: { label: 'Member', may: 'Works leads, places calls, sends texts and emails' },
  viewer: { label: 'Viewer', may: 'Looks at everything and changes nothing' },
};

/** What somebody may give: nothing above their own, the highest first. */
export const rolesUpTo = (own: Role): Role[] => ROLES.filter((role) => roleAtLeast(own, role)).reverse();
