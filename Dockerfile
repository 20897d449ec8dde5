# syntax=docker/dockerfile:1
# The server and the worker in one image; docs/deploy.md says how it is run. NODE_VERSION as in .nvmrc.
ARG NODE_VERSION=24

FROM node:${NODE_VERSION}-trixie-slim AS build
WORKDIR /app
# Before the sources, so that a change of theirs does not install the packages again.
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
ENV STANDALONE=true
RUN npm run build

FROM node:${NODE_VERSION}-trixie-slim
# pg_dump and pg_restore for the backup, as new as compose.yaml's PostgreSQL.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends postgresql-client \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production
# The container is the boundary: behind TRUST_PROXY the server would else listen for itself alone.
ENV HOST=0.0.0.0
COPY --from=build --chown=node:node /app/.next/standalone ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "scripts/check-health.mjs"]
CMD ["node", "scripts/start.mjs"]
