namespace Fabstir.Codegen.Generators.Model;

/// <summary>How a contract is created.</summary>
/// <param name="Digits">Its bytecode in hexadecimal digits, with 40 other characters where the address of a library belongs.</param>
/// <param name="Links">Where those places are.</param>
/// <param name="Libraries">The libraries, each once, in the order of their names.</param>
/// <param name="IsPayable">Whether its constructor takes native currency.</param>
internal sealed record DeploymentModel(string Digits, EquatableArray<LinkModel> Links, EquatableArray<LibraryModel> Libraries, bool IsPayable);

/// <summary>A place for the address of a library.</summary>
/// <param name="Library">The library with its file.</param>
/// <param name="Offset">The first of the 20 bytes.</param>
internal sealed record LinkModel(string Library, int Offset);

/// <summary>A library that a contract is linked with.</summary>
/// <param name="Library">The library with its file.</param>
/// <param name="PropertyName">The C# property that has its address.</param>
internal sealed record LibraryModel(string Library, string PropertyName);
