// An issuer of identities for the tests: whoever types an address is that person. An address that
// begins with “unverified” is not vouched for. Arguments: its port, and where to lead back to.
import { Provider } from "oidc-provider";

const [port, callback] = process.argv.slice(2);
const client = {
  client_id: "dan-van-kheo",
  client_secret: "a secret of the tests alone",
  redirect_uris: [callback],
  post_logout_redirect_uris: [callback],
};
const issuer = new Provider(`http://127.0.0.1:${port}`, {
  clients: [client],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["of the tests alone"] },
  findAccount: (_context, address) => ({
    accountId: address,
    claims: () => ({
      sub: address,
      email: address,
      email_verified: !address.startsWith("unverified"),
      name: address,
    }),
  }),
});
issuer.listen(Number(port), "127.0.0.1", () => console.log("listening"));
