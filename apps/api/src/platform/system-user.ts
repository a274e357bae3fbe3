/** The product itself, as a user: asks for what the schedules make due. Its account is reference data. */
export const SYSTEM_USER = '00000000-0000-7000-8000-000000000001';
