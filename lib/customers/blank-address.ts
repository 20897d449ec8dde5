/** The address of an order without personal data, in the shape that an imported order has. */
export const BLANK_ADDRESS = {
  firstName: "",
  lastName: "",
  company: "",
  address1: "",
  address2: "",
  city: "",
  state: "",
  postcode: "",
  country: "",
  email: "",
  phone: "",
};
