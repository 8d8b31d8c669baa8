# One image for web, worker and command line; docs/deploy.md says what of it was tried and where.
FROM node:24-bookworm-slim AS build
WORKDIR /srv/cookoff
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
# Packages first: a change of the sources leaves this layer as it is.
COPY package.json package-lock.json bootstrap.js ./
COPY bootstrap ./bootstrap
RUN node --input-type=module -e "await (await import('./bootstrap/install.js')).install()"
COPY . .
RUN node bootstrap/image.js && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /srv/cookoff
COPY --from=build --chown=root:root /srv/cookoff ./
# What is written is written below /data; the program itself belongs to another user.
RUN mkdir /data && chown node:node /data
# `docker build --build-arg CODE_VERSION=$(git rev-parse --short=12 HEAD)`: runs made here say so; .git stays outside.
ARG CODE_VERSION=unversioned
# `docker exec CONTAINER cookoff keys add shop` and the like.
RUN printf '#!/bin/sh\nexec node /srv/cookoff/server/cli/main.ts "$@"\n' > /usr/local/bin/cookoff && chmod +x /usr/local/bin/cookoff
ENV COOKOFF_CODE_VERSION=$CODE_VERSION
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 COOKOFF_HOME=/data HOST=0.0.0.0 PORT=8080
USER node
VOLUME /data
EXPOSE 8080
# Well is who can answer: 503, with the reason, until a version has the alias production.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ping`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# `docker run IMAGE serve` is how SageMaker starts it; `docker run IMAGE score --all` and the rest work the same way.
ENTRYPOINT ["node", "server/cli/main.ts"]
CMD ["serve"]
