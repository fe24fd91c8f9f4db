using Fabstir.Abi;

namespace Fabstir;

/// <summary>Whether sessions may use a model, and whether a file is the one that was approved. Immutable, thread-safe.</summary>
/// <param name="Id">What contracts call the model.</param>
/// <param name="Registered">The model as the registry has it; null if the registry does not know it.</param>
/// <param name="Sha256">The hash that was compared; null if none was.</param>
/// <param name="Problems">All that is wrong, for a person; empty if nothing is.</param>
public sealed record ModelValidation(ModelId Id, Model? Registered, Bytes32? Sha256, IReadOnlyList<string> Problems)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Problems.Count == 0;

    /// <summary>Whether sessions may use the model.</summary>
    public bool IsApproved => Registered is { IsApproved: true };

    /// <summary>Whether the hash is the approved one; null if none was compared, or there is nothing to compare it with.</summary>
    public bool? HashMatches => Registered is null || Sha256 is null ? null : Registered.Sha256 == Sha256;

    /// <summary>The validation itself, if nothing is wrong.</summary>
    /// <exception cref="FabstirException">
    /// Something is: <see cref="FabstirErrorCode.InvalidModelHash"/> for another file, else <see cref="FabstirErrorCode.ModelNotApproved"/>.
    /// </exception>
    public ModelValidation EnsureValid() => IsValid
        ? this
        : throw new FabstirException(
            IsApproved ? FabstirErrorCode.InvalidModelHash : FabstirErrorCode.ModelNotApproved, string.Join(' ', Problems));
}
