using Fabstir.Packages.Tests.Feed;

namespace Fabstir.Packages.Tests.Consumers;

/// <summary>What a project may ask of the compiler, and generated code then has to live with.</summary>
public sealed class LanguageTests(PackedFeed feed)
{
    private const string Token = """
        <PackageReference Include="Fabstir.Codegen" Version="$(FabstirVersion)" />
        <ContractAbi Include="Token.json" />
        """;

    [Fact]
    public async Task Every_warning_is_on_and_an_error()
    {
        Consumer library = feed.Consumer("Acme")
            .WithProject(
                """
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
                <IsAotCompatible>true</IsAotCompatible>
                <Features>strict</Features>
                """,
                Token)
            .With("Token.json", Abis.Token);

        Assert.Equal(CommandOutput.Clean, await library.BuildAsync());
    }

    [Fact]
    public async Task CSharp_12_is_enough_and_implicit_usings_and_nullable_may_be_off()
    {
        Consumer library = feed.Consumer("Acme")
            .WithProject(
                "<LangVersion>12</LangVersion><TreatWarningsAsErrors>true</TreatWarningsAsErrors><ImplicitUsings>disable</ImplicitUsings><Nullable>disable</Nullable>",
                Token)
            .With("Token.json", Abis.Token)
            .With("Shop.cs", "class Shop { Acme.Token.IClient token; Acme.Token.IClient Token => token ??= new Acme.Token(null, default); }");

        Assert.Equal(CommandOutput.Clean, await library.BuildAsync());
    }

    [Fact]
    public async Task A_root_namespace_that_is_no_name_becomes_one()
    {
        Consumer application = feed.Consumer("My-App")
            .WithProject("<OutputType>Exe</OutputType><RootNamespace>My-App</RootNamespace>", Token)
            .With("Token.json", Abis.Token)
            .With("Program.cs", "Console.WriteLine(typeof(My_App.Token).FullName);");

        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());
        Assert.Equal(new CommandOutput(0, "My_App.Token"), await application.RunAsync());
    }
}
