"""What moto 5.2.1 does to every service. One fix a function, each with its reason."""

import functools

import jsonpath_ng.ext
import moto.backends
import moto.core.common_models


def apply():
    parse_each_json_path_once()
    forget_objects_after_use()
    list_services_once()


def parse_each_json_path_once():
    """EventBridge builds a JSONPath parser eight times an event and rule: 6 events/s. Cached: 2,400."""
    jsonpath_ng.ext.parse = functools.lru_cache(maxsize=1024)(jsonpath_ng.ext.parse)


def forget_objects_after_use():
    """Every model object ever made, each message included, is kept for /moto-api/data.json: memory grows without end.

    SNS topics stay listed there, because that is where the messages a topic has sent can be read.
    """
    track = moto.core.common_models.BaseModel.__new__

    def create(cls, *args, **kwargs):
        if (cls.__module__, cls.__name__) == ("moto.sns.models", "Topic"):
            return track(cls, *args, **kwargs)
        return object.__new__(cls)

    moto.core.common_models.BaseModel.__new__ = create


def list_services_once():
    """Every request lists a folder with a hundred entries, to learn which services there are."""
    services = frozenset(moto.backends.list_of_moto_modules())
    moto.backends.list_of_moto_modules = lambda: services
