"""Lambda as of moto 5.2.1: settings it accepts and forgets, so that every plan would show a change."""

from moto.awslambda.models import LambdaFunction

FORGOTTEN = ("KMSKeyArn", "LoggingConfig", "DeadLetterConfig")


def apply():
    remember_settings()


def remember_settings():
    create, describe, update = (
        LambdaFunction.__init__,
        LambdaFunction.get_configuration,
        LambdaFunction.update_configuration,
    )

    def __init__(self, account_id, spec, region, version=1):
        create(self, account_id, spec, region, version)
        self.remembered = pick(spec)

    def get_configuration(self, on_create=False):
        return describe(self, on_create) | self.remembered

    def update_configuration(self, config_updates):
        self.remembered |= pick(config_updates)
        return update(self, config_updates)

    LambdaFunction.__init__ = __init__
    LambdaFunction.get_configuration = get_configuration
    LambdaFunction.update_configuration = update_configuration


def pick(spec):
    return {name: spec[name] for name in FORGOTTEN if spec.get(name)}
