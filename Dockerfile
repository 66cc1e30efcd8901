# syntax=docker/dockerfile:1
# docker build --build-arg SITE_URL=https://guide.example/ --tag guide .
# docker run --rm --publish 8080:8080 guide

FROM python:3.13-slim-bookworm AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /guide
COPY . .
ARG SITE_URL=http://localhost:8080/
# Node.js comes from PyPI, pinned with its digest like everything else.
RUN --mount=type=cache,target=/root/.cache \
    --mount=type=cache,target=/guide/.cache \
    make build \
    && .venv/bin/dragoman hosting nginx --root /srv/guide --listen 8080 --brotli > guide.conf

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends nginx libnginx-mod-http-brotli-static \
    && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled/default \
    # Not even the main process is root; of readers nothing is written down.
    && sed -i 's/^user .*;//; s#^pid .*;#pid /tmp/nginx.pid;#; s#error_log .*;#error_log stderr;#; s#access_log .*;#access_log off;#' /etc/nginx/nginx.conf \
    && chown -R www-data:www-data /var/lib/nginx
COPY --from=build /guide/guide.conf /etc/nginx/sites-enabled/guide.conf
COPY --from=build /guide/site /srv/guide
USER www-data
EXPOSE 8080
CMD ["nginx", "-g", "daemon off;"]
