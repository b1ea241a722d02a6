/** The workflow of GitHub Actions that a project begins with. It proves a running service where the repository names one. */
export const workflowText = `name: groma
on: [push, pull_request]
permissions:
  contents: read
jobs:
  contract:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 24 }
      - run: npx groma lint --format github
      - run: npx groma generate --check
  conform:
    # Set the variable BASE_URL and the secret KEY_A1 of the repository to prove a running service on each push.
    if: \${{ vars.BASE_URL != '' }}
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 24 }
      - run: npx groma conform --report junit=groma.xml --report html=groma.html
        env:
          BASE_URL: \${{ vars.BASE_URL }}
          KEY_A1: \${{ secrets.KEY_A1 }}
      - uses: actions/upload-artifact@v4
        if: always()
        with: { name: groma, path: groma.* }
`;
