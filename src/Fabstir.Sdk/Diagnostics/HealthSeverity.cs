namespace Fabstir;

/// <summary>How bad something is.</summary>
public enum HealthSeverity
{
    /// <summary>Worth knowing: nothing fails because of it.</summary>
    Notice,

    /// <summary>Some operations fail, or soon will.</summary>
    Warning,

    /// <summary>No operation succeeds.</summary>
    Failure,
}
