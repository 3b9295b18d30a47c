import { changeRoleOperation, listTeamOperation, removeMemberOperation } from '#lib/services/team/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, PATCH, DELETE } = serve(listTeamOperation, changeRoleOperation, removeMemberOperation);
