namespace Amazon.Lambda.Model;

public class FunctionConfiguration
{
    public List<string>? Architectures { get; set; }

    public string? CodeSha256 { get; set; }

    public EnvironmentResponse? Environment { get; set; }

    public string? FunctionArn { get; set; }

    public string? FunctionName { get; set; }

    public string? Handler { get; set; }

    public string? LastModified { get; set; }

    public LoggingConfig? LoggingConfig { get; set; }

    public int? MemorySize { get; set; }

    public int? Timeout { get; set; }

    public string? Version { get; set; }
}

public class EnvironmentResponse
{
    public Dictionary<string, string>? Variables { get; set; }
}

public class LoggingConfig
{
    public LogFormat? LogFormat { get; set; }

    public string? LogGroup { get; set; }
}
