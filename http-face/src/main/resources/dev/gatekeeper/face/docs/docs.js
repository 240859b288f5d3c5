SwaggerUIBundle({
  url: "openapi.yml",
  dom_id: "#calls",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  // Nothing goes to a validator on the internet.
  validatorUrl: null,
});
