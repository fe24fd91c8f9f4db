namespace Fabstir;

/// <summary>An operation key was used before, for something else. Nothing was sent.</summary>
public sealed class OperationConflictException : FabstirException
{
    /// <summary>Describes the conflict.</summary>
    /// <param name="operationKey">The key.</param>
    public OperationConflictException(string operationKey)
        : base(FabstirErrorCode.OperationConflict, $"The operation key \"{operationKey}\" stands for another request: nothing was sent. Give each request a key of its own.") =>
        OperationKey = operationKey;

    /// <summary>The key.</summary>
    public string OperationKey { get; }
}
