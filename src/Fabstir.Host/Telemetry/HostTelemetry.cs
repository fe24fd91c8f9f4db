namespace Fabstir.Host;

/// <summary>What a host tells OpenTelemetry, and by which names. The instruments are in <c>docs/hosting.md</c>.</summary>
public static class HostTelemetry
{
    /// <summary>The name of the meter: what is given to <c>AddMeter</c>.</summary>
    public const string Name = "Fabstir.Host";
}
