import type { Stripe } from 'stripe';

// What Stripe is asked by this product: the contract that requests are held to is made from these.
export type CreateCustomer = Stripe.CustomerCreateParams;
export type UpdateCustomer = Stripe.CustomerUpdateParams;
export type ListCustomers = Stripe.CustomerListParams;
export type ListPaymentMethods = Stripe.CustomerListPaymentMethodsParams;
export type CreateSubscription = Stripe.SubscriptionCreateParams;
export type ListSubscriptions = Stripe.SubscriptionListParams;
export type ResumeSubscription = Stripe.SubscriptionResumeParams;
export type CancelSubscription = Stripe.SubscriptionCancelParams;
export type CreateCheckoutSession = Stripe.Checkout.SessionCreateParams;
export type ListCheckoutSessions = Stripe.Checkout.SessionListParams;
export type CreatePortalSession = Stripe.BillingPortal.SessionCreateParams;
export type ListInvoices = Stripe.InvoiceListParams;
export type CreateMeterEvent = Stripe.Billing.MeterEventCreateParams;
export type CreateMeterEventAdjustment = Stripe.Billing.MeterEventAdjustmentCreateParams;
