namespace Fabstir.Codegen.Generators;

/// <summary>The steps of the pipeline, by which tests see that nothing runs twice.</summary>
internal static class TrackingNames
{
    public const string Input = nameof(Input);
    public const string Parse = nameof(Parse);
    public const string Claims = nameof(Claims);
    public const string Registry = nameof(Registry);
    public const string Contract = nameof(Contract);
    public const string Scope = nameof(Scope);
}
